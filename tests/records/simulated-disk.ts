import { basename, dirname } from 'node:path';
import type { Disk, FileState } from '../../src/records/disk.ts';

/**
 * A disk in memory that can lose its power. It keeps apart what programs see and what would be there afterwards: bytes
 * once they are synced, names once their folder is. A sync that fails does what Linux does: what was not written counts
 * as written from then on, and the next sync says yes and means nothing.
 */
export interface SimulatedDisk extends Disk {
  /** What is found after the power came back. What was not synced may be there in part, or not, as `draw` falls. */
  afterPowerCut(draw: (below: number) => number): SimulatedDisk;
  /** Is called before every call; throws to make it fail. */
  before: (operation: keyof Disk, path: string) => void;
}

interface FileNode {
  readonly ino: number;
  bytes: Buffer;
  durable: Buffer;
  /** What was written since the last sync, from and to. */
  dirty: (readonly [number, number])[];
}

interface FolderNode {
  readonly ino: number;
  names: Map<string, SimNode>;
  durable: Map<string, SimNode>;
}

type SimNode = FileNode | FolderNode;

const isFolder = (node: SimNode | undefined): node is FolderNode => node !== undefined && 'names' in node;
const failure = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code });

/** Writes bytes at a place; where nothing was before it, there are zeros. */
function overlay(into: Buffer, bytes: Buffer, at: number): Buffer {
  const result = Buffer.alloc(Math.max(into.length, at + bytes.length));
  into.copy(result);
  bytes.copy(result, at);
  return result;
}

export function simulatedDisk(root?: FolderNode): SimulatedDisk {
  let inodes = 1000;
  const folder = (): FolderNode => {
    inodes += 1;
    return { ino: inodes, names: new Map(), durable: new Map() };
  };
  const top = root ?? folder();
  const opened = new Map<
    number,
    { readonly node: SimNode; readonly path: string; readonly atEnd: boolean }
  >();
  let descriptors = 10;

  const find = (path: string): SimNode | undefined => {
    let node: SimNode | undefined = top;
    for (const name of path.split('/').filter((part) => part !== '')) {
      node = isFolder(node) ? node.names.get(name) : undefined;
    }
    return node;
  };
  const folderOf = (path: string): FolderNode => {
    const parent = find(dirname(path));
    if (!isFolder(parent)) throw failure('ENOENT', path);
    return parent;
  };
  const file = (path: string): FileNode => {
    const node = find(path);
    if (!node || isFolder(node)) throw failure('ENOENT', path);
    return node;
  };
  const handle = (
    number: number,
  ): { readonly node: SimNode; readonly path: string; readonly atEnd: boolean } => {
    const found = opened.get(number);
    if (!found) throw failure('EBADF', String(number));
    return found;
  };
  const fileOf = (number: number): FileNode => {
    const { node, path } = handle(number);
    if (isFolder(node)) throw failure('EISDIR', path);
    return node;
  };
  const stateOf = (node: SimNode): FileState => ({
    ino: node.ino,
    dev: 1,
    size: isFolder(node) ? 0 : node.bytes.length,
    mtimeMs: 0,
    ctimeMs: 0,
    mode: 0o600,
    uid: process.getuid?.() ?? 0,
    folder: isFolder(node),
  });
  const sync = (number: number): void => {
    const { node } = handle(number);
    if (isFolder(node)) {
      node.durable = new Map(node.names);
      return;
    }
    for (const [from, to] of node.dirty)
      node.durable = overlay(node.durable, node.bytes.subarray(from, to), from);
    node.dirty = [];
  };
  const asked = (operation: 'sync' | 'datasync', number: number): void => {
    try {
      disk.before(operation, handle(number).path);
    } catch (error) {
      const { node } = handle(number);
      if (!isFolder(node)) node.dirty = [];
      throw error;
    }
    sync(number);
  };
  const see = (path: string, operation: 'stat' | 'lstat'): FileState | undefined => {
    disk.before(operation, path);
    const node = find(path);
    return node && stateOf(node);
  };

  const disk: SimulatedDisk = {
    before() {},
    stat: (path) => see(path, 'stat'),
    lstat: (path) => see(path, 'lstat'),
    list(path) {
      disk.before('list', path);
      const node = find(path);
      if (!isFolder(node)) throw failure('ENOENT', path);
      return [...node.names.keys()];
    },
    read(path) {
      disk.before('read', path);
      return file(path).bytes.toString();
    },
    open(path, how) {
      disk.before('open', path);
      if (how === 'create') {
        const parent = folderOf(path);
        if (parent.names.has(basename(path))) throw failure('EEXIST', path);
        inodes += 1;
        const made = { ino: inodes, bytes: Buffer.alloc(0), durable: Buffer.alloc(0), dirty: [] };
        parent.names.set(basename(path), made);
      }
      const node = find(path);
      if (!node) throw failure('ENOENT', path);
      descriptors += 1;
      opened.set(descriptors, { node, path, atEnd: how === 'create' || how === 'append' });
      return descriptors;
    },
    fstat: (number) => stateOf(handle(number).node),
    readAt: (number, length, position) =>
      Buffer.from(fileOf(number).bytes.subarray(position, position + length)),
    write(number, bytes, position) {
      disk.before('write', handle(number).path);
      const node = fileOf(number);
      const at = handle(number).atEnd ? node.bytes.length : (position ?? 0);
      node.bytes = overlay(node.bytes, Buffer.from(bytes), at);
      node.dirty.push([at, at + bytes.length]);
      return bytes.length;
    },
    datasync: (number) => asked('datasync', number),
    sync: (number) => asked('sync', number),
    close(number) {
      opened.delete(number);
    },
    makeFolder(path) {
      disk.before('makeFolder', path);
      const parent = folderOf(path);
      if (parent.names.has(basename(path))) throw failure('EEXIST', path);
      parent.names.set(basename(path), folder());
    },
    rename(from, to) {
      disk.before('rename', from);
      folderOf(to).names.set(basename(to), file(from));
      folderOf(from).names.delete(basename(from));
    },
    link(existing, path) {
      disk.before('link', path);
      if (find(path)) throw failure('EEXIST', path);
      folderOf(path).names.set(basename(path), file(existing));
    },
    remove(path) {
      disk.before('remove', path);
      if (!folderOf(path).names.delete(basename(path))) throw failure('ENOENT', path);
    },
    touch() {},
    restrict() {},

    afterPowerCut(draw) {
      const copied = new Map<SimNode, SimNode>();
      const survive = (node: SimNode): SimNode => {
        const before = copied.get(node);
        if (before) return before;
        if (isFolder(node)) {
          const made: FolderNode = { ino: node.ino, names: new Map(), durable: new Map() };
          copied.set(node, made);
          for (const name of new Set([...node.names.keys(), ...node.durable.keys()])) {
            const [now, then] = [node.names.get(name), node.durable.get(name)];
            const kept = now === then || draw(2) === 0 ? then : now;
            if (kept) made.names.set(name, survive(kept));
          }
          made.durable = new Map(made.names);
          return made;
        }
        let bytes = node.durable;
        for (const [from, to] of node.dirty) {
          // A part of what was on its way arrives; of what arrives in part, the end.
          const kind = draw(4);
          const cut = from + draw(to - from + 1);
          if (kind === 0) bytes = overlay(bytes, node.bytes.subarray(from, to), from);
          if (kind === 1) bytes = overlay(bytes, node.bytes.subarray(from, cut), from);
          if (kind === 2) bytes = overlay(bytes, node.bytes.subarray(cut, to), cut);
        }
        const made: FileNode = { ino: node.ino, bytes, durable: bytes, dirty: [] };
        copied.set(node, made);
        return made;
      };
      const survived = survive(top);
      if (!isFolder(survived)) throw new Error('a folder became a file');
      return simulatedDisk(survived);
    },
  };
  return disk;
}
