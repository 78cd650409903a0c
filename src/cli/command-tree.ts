import { Command } from 'commander';
import type { Text } from '../procedure/text.ts';
import { version } from './installation.ts';
import { done } from './outcome.ts';
import type { Given, Run } from './run.ts';
import type { GlobalOptions, Surroundings } from './surroundings.ts';

/** Runs a command that was called. */
export type Act = (run: Run, given: Given, options: GlobalOptions) => Promise<void>;

/**
 * The whole command line as Commander knows it.
 * @param asked told whose help is wanted, before Commander ends with it
 */
export const commandTree = (
  tell: Surroundings['tell'],
  act: Act,
  asked: (command: Command) => void,
): Command => {
  const program = new Command('zhiban');
  // Laid out later, by our own rules and only when it is wanted.
  const formatHelp = (command: Command): string => {
    asked(command);
    return '';
  };
  const quiet = { writeOut: () => {}, writeErr: () => {}, outputError: () => {} };

  const declare = (parent: Command, name: string, args: readonly Argument[], about: Text): Command => {
    const command = parent.command(name).description(tell(about)).exitOverride().configureOutput(quiet);
    command.helpOption('-h, --help', tell(words.help)).helpCommand(false);
    command.configureHelp({ formatHelp });
    for (const [term, meaning] of args) command.argument(term, tell(meaning));
    return command;
  };
  /** Options: flags and what they do. */
  const add = (
    parent: Command,
    name: string,
    args: readonly Argument[],
    about: Text,
    options: readonly Argument[],
    load: () => Promise<Run>,
  ): void => {
    const command = declare(parent, name, args, about);
    for (const [flags, meaning] of options) command.option(flags, tell(meaning));
    command.action(async () => {
      await act(await load(), givenTo(command), command.optsWithGlobals());
    });
  };

  program
    .description(
      tell({
        zh: '值班向导：来电一响，输入听到的话，照着屏幕一步一步说、问、做、通知；每个回答都先存盘再显示。',
        en: 'zhiban, the guide for whoever is on duty: type what the caller says, then say, ask, do and notify step by step. Every answer is on disk before it is shown.',
      }),
    )
    .exitOverride()
    .configureOutput(quiet)
    .configureHelp({ formatHelp })
    .helpCommand(false)
    .helpOption('-h, --help', tell(words.help))
    .version(version, '-V, --version', tell({ zh: '显示版本', en: 'show the version' }))
    .option('--home <dir>', tell(words.home))
    .option(
      '--lang <zh|en>',
      tell({ zh: '界面语言（也可设 ZHIBAN_LANG）', en: 'language (also ZHIBAN_LANG)' }),
    )
    .option(
      '--plain',
      tell({
        zh: '逐行模式：读屏软件、简易终端、管道',
        en: 'line by line: screen readers, simple terminals, pipes',
      }),
    )
    .option('--no-color', tell({ zh: '不用颜色（也可设 NO_COLOR）', en: 'no colours (also NO_COLOR)' }))
    .option(
      '--no-alt-screen',
      tell({ zh: '不切换到备用屏幕，保留回滚', en: 'stay on the normal screen, with its scrollback' }),
    )
    .argument(...withWords('[words...]', tell({ zh: '来电人说的话', en: 'what the caller says' })))
    .action(async () => {
      const { openConsole } = await import('./open-console.ts');
      await act(openConsole, givenTo(program), program.opts());
    });

  add(
    program,
    'start',
    [['[procedure|words...]', { zh: '流程编号，或来电人的话', en: 'procedure id, or what the caller says' }]],
    { zh: '直接开始一个真实事件', en: 'straight into a live incident' },
    [
      [
        '--answers <file>',
        {
          zh: '照文件里的回答跑一遍并打印摘要（- 读标准输入）',
          en: 'play the answers of a file and print the summary (- is stdin)',
        },
      ],
      ['--caller <words>', { zh: '来电人的原话，记入事件', en: 'what the caller said, for the record' }],
    ],
    async () => (await import('./start.ts')).startCommand,
  );
  add(
    program,
    'resume',
    [['[incident]', words.incident]],
    {
      zh: '接着处理没结束的事件（不写编号就是最急的一个）',
      en: 'go on with an unfinished incident; the most urgent one if none is named',
    },
    [
      [
        '--all',
        {
          zh: '本台没结束的全部接着处理，最急的先上屏',
          en: 'every open one of this desk, the most urgent on screen',
        },
      ],
      ['--watch', { zh: '只看，不写', en: 'only look' }],
      [
        '--take-over',
        {
          zh: '从另一个终端接管，接管会记录在案',
          en: 'take over from another terminal; that goes on record',
        },
      ],
    ],
    async () => (await import('./resume.ts')).resumeCommand,
  );
  add(
    program,
    'find',
    [['<words...>', words.words]],
    { zh: '按来电人的话给流程排序', en: 'rank the procedures for what the caller says' },
    [
      ['--limit <n>', words.limit],
      ['--json', words.json],
    ],
    async () => (await import('./find.ts')).findCommand,
  );
  add(
    program,
    'procedures',
    [['[id]', { zh: '流程编号', en: 'procedure id' }]],
    { zh: '列出处置流程，或把一个流程印成卡片', en: 'list the procedures, or print one as a card' },
    [
      ['--family <family>', { zh: '只看一个类别', en: 'one family only' }],
      ['--json', words.json],
    ],
    async () => (await import('./procedures.ts')).proceduresCommand,
  );
  add(
    program,
    'incidents',
    [],
    { zh: '列出或查找事件', en: 'list or search incidents' },
    [
      ['--status <status>', { zh: 'open 未结束、closed 已结束、all 全部', en: 'open, closed or all' }],
      ['--since <day>', { zh: '从哪天起，如 2026-11-21', en: 'from this day on, such as 2026-11-21' }],
      ['--until <day>', { zh: '到哪天为止', en: 'up to this day' }],
      ['--drills', { zh: '看演练，不看真实事件', en: 'drills instead of live incidents' }],
      ['--search <words>', { zh: '记录里要有的字词', en: 'words that must be on record' }],
      ['--limit <n>', words.limit],
      ['--json', words.json],
    ],
    async () => (await import('./incidents.ts')).incidentsCommand,
  );
  add(
    program,
    'summary',
    [['[incident]', words.incident]],
    {
      zh: '打印或导出事件摘要（不写编号就是最近一个）',
      en: 'print or export a summary; the latest one if none is named',
    },
    [
      ['--format <format>', { zh: 'text、markdown 或 json', en: 'text, markdown or json' }],
      ['--redact', { zh: '遮盖姓名、电话和地址', en: 'mask names, numbers and addresses' }],
      ['-o, --output <file>', { zh: '写进文件', en: 'write to a file' }],
      ['--force', { zh: '覆盖已有的文件', en: 'replace a file that is there' }],
    ],
    async () => (await import('./summary.ts')).summaryCommand,
  );
  add(
    program,
    'note',
    [
      ['<incident>', words.incident],
      ['<text...>', { zh: '要补充的话', en: 'what to add' }],
    ],
    { zh: '给事件补充备注，已结束的也可以', en: 'add a note to an incident, open or closed' },
    [],
    async () => (await import('./note.ts')).noteCommand,
  );

  add(
    program,
    'contacts',
    [['[words...]', { zh: '角色、姓名或号码里的字', en: 'words of a role, a name or a number' }]],
    { zh: '联系人，现在谁在值班', en: 'the directory, and who is on duty now' },
    [['--json', words.json]],
    async () => (await import('./contacts.ts')).contactsCommand,
  );

  const site = declare(program, 'site', [], {
    zh: '本单位的联系人、值班表和设定',
    en: "the organisation's contacts, roster and settings",
  });
  add(
    site,
    'init',
    [],
    {
      zh: '把模板抄进单位文件夹，已有的不动',
      en: 'copy the templates into the site folder; nothing is overwritten',
    },
    [],
    async () => (await import('./site.ts')).siteInit,
  );
  add(
    site,
    'show',
    [],
    { zh: '单位文件夹里有什么，填了多少', en: 'what is in the site folder, and how much is filled in' },
    [],
    async () => (await import('./site.ts')).siteShow,
  );
  add(
    site,
    'path',
    [],
    { zh: '单位文件夹在哪里', en: 'where the site folder is' },
    [],
    async () => (await import('./site.ts')).sitePath,
  );

  const content = declare(program, 'content', [], { zh: '处置流程的维护', en: 'for the plan owner' });
  add(
    content,
    'check',
    [['[dir]', { zh: '流程文件夹；不写就是自带的', en: 'content folder; the bundled one if absent' }]],
    { zh: '检查流程文件，一次报出所有问题', en: 'check procedure files and tell all problems at once' },
    [['--json', words.json]],
    async () => (await import('./content-check.ts')).contentCheck,
  );

  const store = declare(program, 'store', [], { zh: '记录的保管', en: 'the records' });
  add(
    store,
    'verify',
    [],
    { zh: '逐条核对记录有没有被改动或缺失', en: 'check every record for changes and gaps' },
    [],
    async () => (await import('./store.ts')).storeVerify,
  );
  add(
    store,
    'path',
    [],
    { zh: '记录在哪个文件夹', en: 'where the records are' },
    [],
    async () => (await import('./store.ts')).storePath,
  );

  const config = declare(program, 'config', [], { zh: '个人设置', en: "this person's preferences" });
  const preference: Argument = ['<key>', { zh: '设置名', en: 'name of the preference' }];
  add(
    config,
    'get',
    [preference],
    { zh: '看一项', en: 'show one' },
    [],
    async () => (await import('./config.ts')).configGet,
  );
  add(
    config,
    'set',
    [
      preference,
      ['[value]', { zh: '值；不写就恢复默认', en: 'the value; without it the default comes back' }],
    ],
    { zh: '改一项', en: 'change one' },
    [],
    async () => (await import('./config.ts')).configSet,
  );
  add(
    config,
    'list',
    [],
    { zh: '看全部', en: 'show all' },
    [['--json', words.json]],
    async () => (await import('./config.ts')).configList,
  );
  add(
    config,
    'path',
    [],
    { zh: '设置文件在哪里', en: 'where the file is' },
    [],
    async () => (await import('./config.ts')).configPath,
  );

  add(
    program,
    'doctor',
    [],
    { zh: '检查安装，说明哪里不对、怎么修', en: 'what is wrong with this installation, and how to mend it' },
    [],
    async () => (await import('./doctor.ts')).doctor,
  );
  add(
    program,
    'version',
    [],
    { zh: '显示版本', en: 'show the version' },
    [],
    async () => async () => done(`${version}\n`),
  );
  add(
    program,
    'help',
    [['[command...]', { zh: '命令', en: 'command' }]],
    { zh: '显示用法', en: 'show how to use a command' },
    [],
    async () => (await import('./help-command.ts')).helpCommand,
  );
  return program;
};

/** A term as Commander reads it, and what it means. */
type Argument = readonly [term: string, meaning: Text];

const withWords = (term: string, meaning: string): [string, string] => [term, meaning];

const words = {
  help: { zh: '显示用法', en: 'show how to use this' },
  home: {
    zh: '设置和记录都放在这个文件夹（也可设 ZHIBAN_HOME）',
    en: 'one folder for settings and records (also ZHIBAN_HOME)',
  },
  incident: { zh: '事件编号', en: 'incident number' },
  json: { zh: '输出一份 JSON', en: 'one JSON document' },
  limit: { zh: '最多几条', en: 'at most so many' },
  words: { zh: '来电人说的话', en: 'what the caller says' },
} satisfies { readonly [name: string]: Text };

const givenTo = (command: Command): Given => ({ words: command.args, options: command.opts() });
