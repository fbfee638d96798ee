import type { DecisionView } from '@/bindings';
import { useQueryCall } from '@/shared/lib/calls';
import { useWords } from '@/shared/lib/words';
import s from './why.module.css';

/** The same delivery decided again with one thing changed: only what would come out differently. */
export function WhatIf({ orderId, decision }: { orderId: string; decision: DecisionView }) {
  const { t, say, formats } = useWords();
  const { data } = useQueryCall('order.alternatives', { orderId, delivery: decision.delivery }, { keep: false });
  if (!data?.now) return null;
  return (
    <section className={s.lines}>
      <h3>{t('what-if-title')}</h3>
      <p className="muted">{t('what-if-today', { places: data.now.locations.join(' + ') || t('what-if-nowhere'), cost: formats.money(data.now.costMinor, decision.currency) })}</p>
      {data.others.length === 0 ? <p>{t('what-if-same', { count: data.tried })}</p> : (
        <ul>
          {data.others.map((other) => (
            <li key={`${other.words.key}-${String(other.words.params.carrier ?? '')}`}>
              <span>{say(other.words)} <span className="muted">→ {[
                other.locations.join(' + ') || t('what-if-nowhere'),
                other.promisedOn && formats.day(other.promisedOn),
                other.missing > 0 && t('what-if-missing', { count: other.missing }),
              ].filter(Boolean).join(' · ')}</span></span>
              <span className="strong">{other.differenceMinor === 0 ? t('what-if-no-more') : `${other.differenceMinor > 0 ? '+' : '−'}${formats.money(Math.abs(other.differenceMinor), decision.currency)}`}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
