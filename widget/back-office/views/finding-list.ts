import { html, nothing, type TemplateResult } from 'lit';
import type { ConnectAction } from '../../../proxy/contract/connect.ts';
import type { FindingCode, FindingLevel, FindingView } from '../../../proxy/contract/findings.ts';
import { findingText } from '../core/finding-text.ts';
import type { OfficeKey, OfficeWords } from '../messages/office-messages.ts';

export interface FindingListProps {
  readonly findings: readonly FindingView[];
  readonly words: OfficeWords;
  /** What can be put right from here, and how; undefined: nothing. */
  readonly apply:
    | { readonly can: readonly ConnectAction[]; readonly act: (action: ConnectAction) => void; readonly busy: boolean }
    | undefined;
}

const levels: Record<FindingLevel, OfficeKey> = { error: 'levelError', warning: 'levelWarning', note: 'levelNote' };

const mends: Partial<Record<FindingCode, ConnectAction>> = {
  'webhook-off': 'webhook',
  'webhook-elsewhere': 'webhook',
  'service-points-off': 'service-point-carriers',
  'service-point-carriers-none': 'service-point-carriers',
  'service-point-carriers-missing': 'service-point-carriers',
};

/** What was found, what to do about each, and a button where it can be done from here. */
export function findingList({ findings, words, apply }: FindingListProps): TemplateResult {
  if (findings.length === 0) return html`<p class="well" part="well">${words.t('findingsNone')}</p>`;
  return html`<ul class="findings" part="findings">
    ${findings.map((finding) => html`<li class=${finding.level} part="finding" data-code=${finding.code}>${one(finding, words, apply)}</li>`)}
  </ul>`;
}

function one(finding: FindingView, words: OfficeWords, apply: FindingListProps['apply']): TemplateResult {
  const { what, remedy } = findingText(finding, words);
  const action = mends[finding.code];
  return html`<p><b class="level">${words.t(levels[finding.level])}</b> ${what}</p>
    ${remedy ? html`<p class="small">${remedy}</p>` : nothing}
    ${
      action && apply?.can.includes(action)
        ? html`<button type="button" part="apply-button" aria-disabled=${String(apply.busy)} @click=${() => apply.act(action)}>
            ${words.t(action === 'webhook' ? 'applyWebhook' : 'applyCarriers')}
          </button>`
        : nothing
    }`;
}
