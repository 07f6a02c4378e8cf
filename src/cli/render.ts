/** A report in the format that was asked for. What one format alone needs is loaded with it. */
import type { Report } from '../model/report-types.js';
import { renderJson } from '../report/json.js';
import { renderText, type TextOptions } from '../report/text/text.js';
import type { ReportFormat } from './usage.js';

/** `options` are those of the text; pages take as many of them as they know. */
export async function renderAs(
  format: ReportFormat,
  report: Report,
  options: TextOptions,
): Promise<string> {
  switch (format) {
    case 'text':
      return renderText(report, options);
    case 'json':
      return renderJson(report);
    case 'markdown':
      return (await import('../report/markdown/markdown.js')).renderMarkdown(report, options);
    case 'html':
      return (await import('../report/html/html.js')).renderHtml(report, options);
  }
}
