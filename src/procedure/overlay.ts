import type { Content } from './content.ts';
import { contentFiles } from './content-files.ts';

/**
 * The content with a site's own folder laid over it. Where that folder holds nothing of ours, nothing is loaded, YAML
 * and schema libraries least of all: this is on the start-up path.
 */
export async function overlay(content: Content, siteFolder: string | undefined): Promise<Content> {
  if (siteFolder === undefined) return content;
  const found = Object.values(contentFiles(siteFolder));
  if (found.every((files) => files === undefined || files.length === 0)) return content;
  const { loadContent } = await import('./load-content.ts');
  return loadContent(siteFolder, content).content;
}
