import type { Text } from '../procedure/text.ts';
import { version } from './installation.ts';
import { done } from './outcome.ts';
import type { Run } from './run.ts';

/** An argument or option as it is written in the help, and what it means. */
type Term = readonly [term: string, meaning: Text];

/** What can be called. */
export type Callable = Doing | Grouping;

interface Named {
  readonly name: string;
  readonly about: Text;
}

/** A command that does something. Its own file is loaded when it is called, so that none pays for another. */
interface Doing extends Named {
  readonly args?: readonly Term[];
  readonly options?: readonly Term[];
  readonly load: () => Promise<Run>;
}

/** A word with others behind it, as `config` in `config set`. */
interface Grouping extends Named {
  readonly commands: readonly Doing[];
}

/** What every command takes. */
export const globalOptions: readonly Term[] = [
  [
    '--home <dir>',
    {
      zh: '设置和记录都放在这个文件夹（也可设 ZHIBAN_HOME）',
      en: 'one folder for settings and records (also ZHIBAN_HOME)',
    },
  ],
  ['--lang <zh|en>', { zh: '界面语言（也可设 ZHIBAN_LANG）', en: 'language (also ZHIBAN_LANG)' }],
  [
    '--plain',
    { zh: '逐行模式：读屏软件、简易终端、管道', en: 'line by line: screen readers, simple terminals, pipes' },
  ],
  ['--no-color', { zh: '不用颜色（也可设 NO_COLOR）', en: 'no colours (also NO_COLOR)' }],
  [
    '--no-alt-screen',
    { zh: '不切换到备用屏幕，保留回滚', en: 'stay on the normal screen, with its scrollback' },
  ],
];

const words = {
  incident: { zh: '事件编号', en: 'incident number' },
  json: { zh: '输出一份 JSON', en: 'one JSON document' },
  limit: { zh: '最多几条', en: 'at most so many' },
  said: { zh: '来电人说的话', en: 'what the caller says' },
} satisfies { readonly [name: string]: Text };

const preference: Term = ['<key>', { zh: '设置名', en: 'name of the preference' }];

/** In the order of the help. */
export const commands: readonly Callable[] = [
  {
    name: 'start',
    about: { zh: '直接开始一个真实事件', en: 'straight into a live incident' },
    args: [
      ['[procedure|words...]', { zh: '流程编号，或来电人的话', en: 'procedure id, or what the caller says' }],
    ],
    options: [
      [
        '--answers <file>',
        {
          zh: '照文件里的回答跑一遍并打印摘要（- 读标准输入）',
          en: 'play the answers of a file and print the summary (- is stdin)',
        },
      ],
      ['--caller <words>', { zh: '来电人的原话，记入事件', en: 'what the caller said, for the record' }],
    ],
    load: async () => (await import('./start.ts')).startCommand,
  },
  {
    name: 'resume',
    about: {
      zh: '接着处理没结束的事件（不写编号就是最急的一个）',
      en: 'go on with an unfinished incident; the most urgent one if none is named',
    },
    args: [['[incident]', words.incident]],
    options: [
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
    load: async () => (await import('./resume.ts')).resumeCommand,
  },
  {
    name: 'find',
    about: { zh: '按来电人的话给流程排序', en: 'rank the procedures for what the caller says' },
    args: [['<words...>', words.said]],
    options: [
      ['--limit <n>', words.limit],
      ['--json', words.json],
    ],
    load: async () => (await import('./find.ts')).findCommand,
  },
  {
    name: 'procedures',
    about: { zh: '列出处置流程，或把一个流程印成卡片', en: 'list the procedures, or print one as a card' },
    args: [['[id]', { zh: '流程编号', en: 'procedure id' }]],
    options: [
      ['--family <family>', { zh: '只看一个类别', en: 'one family only' }],
      ['--json', words.json],
    ],
    load: async () => (await import('./procedures.ts')).proceduresCommand,
  },
  {
    name: 'incidents',
    about: { zh: '列出或查找事件', en: 'list or search incidents' },
    options: [
      ['--status <status>', { zh: 'open 未结束、closed 已结束、all 全部', en: 'open, closed or all' }],
      ['--since <day>', { zh: '从哪天起，如 2026-11-21', en: 'from this day on, such as 2026-11-21' }],
      ['--until <day>', { zh: '到哪天为止', en: 'up to this day' }],
      ['--drills', { zh: '看演练，不看真实事件', en: 'drills instead of live incidents' }],
      ['--search <words>', { zh: '记录里要有的字词', en: 'words that must be on record' }],
      ['--limit <n>', words.limit],
      ['--json', words.json],
    ],
    load: async () => (await import('./incidents.ts')).incidentsCommand,
  },
  {
    name: 'summary',
    about: {
      zh: '打印或导出事件摘要（不写编号就是最近一个）',
      en: 'print or export a summary; the latest one if none is named',
    },
    args: [['[incident]', words.incident]],
    options: [
      ['--format <format>', { zh: 'text、markdown 或 json', en: 'text, markdown or json' }],
      ['--redact', { zh: '遮盖姓名、电话和地址', en: 'mask names, numbers and addresses' }],
      ['-o, --output <file>', { zh: '写进文件', en: 'write to a file' }],
      ['--force', { zh: '覆盖已有的文件', en: 'replace a file that is there' }],
    ],
    load: async () => (await import('./summary.ts')).summaryCommand,
  },
  {
    name: 'note',
    about: { zh: '给事件补充备注，已结束的也可以', en: 'add a note to an incident, open or closed' },
    args: [
      ['<incident>', words.incident],
      ['<text...>', { zh: '要补充的话', en: 'what to add' }],
    ],
    load: async () => (await import('./note.ts')).noteCommand,
  },
  {
    name: 'contacts',
    about: { zh: '联系人，现在谁在值班', en: 'the directory, and who is on duty now' },
    args: [['[words...]', { zh: '角色、姓名或号码里的字', en: 'words of a role, a name or a number' }]],
    options: [['--json', words.json]],
    load: async () => (await import('./contacts.ts')).contactsCommand,
  },
  {
    name: 'site',
    about: {
      zh: '本单位的联系人、值班表和设定',
      en: "the organisation's contacts, roster and settings",
    },
    commands: [
      {
        name: 'init',
        about: {
          zh: '把模板抄进单位文件夹，已有的不动',
          en: 'copy the templates into the site folder; nothing is overwritten',
        },
        load: async () => (await import('./site.ts')).siteInit,
      },
      {
        name: 'show',
        about: {
          zh: '单位文件夹里有什么，填了多少',
          en: 'what is in the site folder, and how much is filled in',
        },
        load: async () => (await import('./site.ts')).siteShow,
      },
      {
        name: 'path',
        about: { zh: '单位文件夹在哪里', en: 'where the site folder is' },
        load: async () => (await import('./site.ts')).sitePath,
      },
    ],
  },
  {
    name: 'content',
    about: { zh: '处置流程的维护', en: 'for the plan owner' },
    commands: [
      {
        name: 'check',
        about: {
          zh: '检查流程文件，一次报出所有问题',
          en: 'check procedure files and tell all problems at once',
        },
        args: [
          ['[dir]', { zh: '流程文件夹；不写就是自带的', en: 'content folder; the bundled one if absent' }],
        ],
        options: [['--json', words.json]],
        load: async () => (await import('./content-check.ts')).contentCheck,
      },
    ],
  },
  {
    name: 'store',
    about: { zh: '记录的保管', en: 'the records' },
    commands: [
      {
        name: 'verify',
        about: { zh: '逐条核对记录有没有被改动或缺失', en: 'check every record for changes and gaps' },
        load: async () => (await import('./store.ts')).storeVerify,
      },
      {
        name: 'path',
        about: { zh: '记录在哪个文件夹', en: 'where the records are' },
        load: async () => (await import('./store.ts')).storePath,
      },
    ],
  },
  {
    name: 'config',
    about: { zh: '个人设置', en: "this person's preferences" },
    commands: [
      {
        name: 'get',
        about: { zh: '看一项', en: 'show one' },
        args: [preference],
        load: async () => (await import('./config.ts')).configGet,
      },
      {
        name: 'set',
        about: { zh: '改一项', en: 'change one' },
        args: [
          preference,
          ['[value]', { zh: '值；不写就恢复默认', en: 'the value; without it the default comes back' }],
        ],
        load: async () => (await import('./config.ts')).configSet,
      },
      {
        name: 'list',
        about: { zh: '看全部', en: 'show all' },
        options: [['--json', words.json]],
        load: async () => (await import('./config.ts')).configList,
      },
      {
        name: 'path',
        about: { zh: '设置文件在哪里', en: 'where the file is' },
        load: async () => (await import('./config.ts')).configPath,
      },
    ],
  },
  {
    name: 'doctor',
    about: {
      zh: '检查安装，说明哪里不对、怎么修',
      en: 'what is wrong with this installation, and how to mend it',
    },
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'version',
    about: { zh: '显示版本', en: 'show the version' },
    load: async () => async () => done(`${version}\n`),
  },
  {
    name: 'help',
    about: { zh: '显示用法', en: 'show how to use a command' },
    args: [['[command...]', { zh: '命令', en: 'command' }]],
    load: async () => (await import('./help-command.ts')).helpCommand,
  },
];
