import type { Content } from './content.ts';
import { contentFiles, holdsNothing } from './content-files.ts';
import { keepOverlay, keptOverlay, overlayEdition } from './kept-overlay.ts';
import { laidOver } from './procedures.ts';

/**
 * The content with a site's own folder laid over it. Where that folder holds nothing of ours, or is as it was when it was
 * last loaded, nothing is loaded, YAML and schema libraries least of all: this is on the start-up path.
 * @param keep a file of this machine's to keep the loaded folder in; without it the folder is loaded every time
 */
export async function overlay(
  content: Content,
  siteFolder: string | undefined,
  keep?: string,
): Promise<Content> {
  if (siteFolder === undefined) return content;
  const files = contentFiles(siteFolder);
  if (holdsNothing(files)) return content;
  const edition = keep === undefined ? undefined : overlayEdition(content, files);
  const kept = keep === undefined || edition === undefined ? undefined : keptOverlay(keep, edition);
  if (kept !== undefined) return { ...kept, procedures: laidOver(content.procedures, kept.procedures) };
  const { loadContent } = await import('./load-content.ts');
  const loaded = loadContent(siteFolder, content);
  // Somebody may have saved a file while it was being loaded: then nobody knows which of the two this is.
  if (
    keep !== undefined &&
    edition !== undefined &&
    edition === overlayEdition(content, contentFiles(siteFolder))
  ) {
    const own = new Map(loaded.procedures.map((procedure) => [procedure.id, procedure]));
    keepOverlay(keep, { ...loaded.content, procedures: own, edition });
  }
  return loaded.content;
}
