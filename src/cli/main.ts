// Temporary: the command line takes this file's place. The build puts the version in.
process.stdout.write(`${process.env.ZHIBAN_VERSION ?? 'unbuilt'}\n`);
