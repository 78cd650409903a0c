import { existsSync } from 'node:fs';
import type { Content } from './content.ts';

/**
 * The content with a site's own folder laid over it. Without such a folder nothing is loaded, YAML and schema
 * libraries least of all: this is on the start-up path.
 */
export async function overlay(content: Content, siteFolder: string | undefined): Promise<Content> {
  if (siteFolder === undefined || !existsSync(siteFolder)) return content;
  const { loadContent } = await import('./load-content.ts');
  return loadContent(siteFolder, content).content;
}
