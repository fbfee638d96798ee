import { useState } from 'react';
import type { CompanyView, MailSecurity, MailServer } from '@/bindings';
import { useCommand, useQueryCall } from '@/shared/lib/calls';
import { useKeys } from '@/shared/lib/keys';
import { showToast } from '@/shared/lib/toasts';
import { useWords } from '@/shared/lib/words';
import { Button, Card, Failed, Field, Loading, Notice, Select, TextInput } from '@/shared/ui';
import { AlertIcon } from '@/shared/ui/icons';
import { OutboxCard } from './Outbox';
import { portOf, portText } from './port';
import s from './Settings.module.css';

/** As `MailServer::port` in Rust. */
const usualPorts: Record<MailSecurity, number> = { start_tls: 587, tls: 465, none: 25 };
const securities: readonly MailSecurity[] = ['start_tls', 'tls', 'none'];

/** The shop's mail server, its password on this device, and what lies in the outbox. */
export function Email() {
  const { t } = useWords();
  const company = useQueryCall('company.get', {});
  const outbox = useQueryCall('email.outbox', { offset: 0, limit: 50 });
  const error = company.error ?? outbox.error;
  if (error && (!company.data || !outbox.data)) return <Failed error={error} retry={() => { void company.refetch(); void outbox.refetch(); }} />;
  if (!company.data || !outbox.data) return <Loading label={t('loading')} />;
  return (
    <div className={s.column}>
      <ServerCard key={company.data.version} view={company.data} />
      <PasswordCard view={company.data} passwordSet={outbox.data.passwordSet} />
      {outbox.data.serverSet && <TestCard email={company.data.company.email} />}
      {outbox.data.outbox.total > 0 && <OutboxCard view={outbox.data} />}
    </div>
  );
}

function ServerCard({ view }: { view: CompanyView }) {
  const { t } = useWords();
  const [server, setServer] = useState(view.company.mailServer);
  const save = useCommand('company.save');
  const changed = JSON.stringify(server) !== JSON.stringify(view.company.mailServer);
  const set = (part: Partial<MailServer>) => setServer((before) => ({ ...before, ...part }));
  const submit = async () => {
    if (!changed || save.busy) return;
    if (await save.run({ company: { ...view.company, mailServer: server }, expectedVersion: view.version })) showToast({ kind: 'ok', text: t('company-saved') });
  };
  useKeys([{ keys: 'ctrl+enter', label: t('verb-save'), run: () => void submit(), hint: changed }]);
  return (
    <Card title={t('email-server')}>
      <p className={s.note}>{t('email-server-note')}</p>
      <div className={s.form}>
        <Field label={t('email-host')}>{(ids) => <TextInput {...ids} mono value={server.host} onText={(host) => set({ host })} />}</Field>
        <Field label={t('email-security')} hint={t(`email-security-${server.security}-note`)}>{(ids) => <Select<MailSecurity> ids={ids} value={server.security} onValue={(security) => set({ security })} choices={securities.map((value) => ({ value, label: t(`email-security-${value}`) }))} />}</Field>
        <Field label={t('email-port')} hint={t('email-port-note', { port: String(usualPorts[server.security]) })}>{(ids) => <TextInput {...ids} mono inputMode="numeric" value={portText(server.port)} onText={(text) => set({ port: portOf(text) })} />}</Field>
        {server.security !== 'none' && <Field label={t('email-authority')} hint={t('email-authority-note')}>{(ids) => <TextInput {...ids} mono value={server.authority ?? ''} onText={(authority) => set({ authority })} />}</Field>}
        <Field label={t('email-user')} hint={t('email-user-note')}>{(ids) => <TextInput {...ids} mono value={server.user} onText={(user) => set({ user })} />}</Field>
        <Field label={t('email-sender')}>{(ids) => <TextInput {...ids} type="email" value={server.sender} onText={(sender) => set({ sender })} />}</Field>
        <Field label={t('email-sender-name')} hint={t('email-sender-name-note')}>{(ids) => <TextInput {...ids} value={server.senderName} onText={(senderName) => set({ senderName })} />}</Field>
        <Field label={t('email-reply-to')} hint={t('email-reply-to-note')}>{(ids) => <TextInput {...ids} type="email" value={server.replyTo} onText={(replyTo) => set({ replyTo })} />}</Field>
      </div>
      <div className={s.save}><Button variant="primary" keys="ctrl+enter" disabled={!changed} busy={save.busy} onClick={() => void submit()}>{t('verb-save')}</Button></div>
    </Card>
  );
}

function PasswordCard({ view, passwordSet }: { view: CompanyView; passwordSet: boolean }) {
  const { t } = useWords();
  const [password, setPassword] = useState('');
  const keep = useCommand('email.set_password', { done: (answer) => { setPassword(''); showToast({ kind: 'ok', text: t(answer.passwordSet ? 'email-password-kept' : 'email-password-forgotten') }); } });
  if (view.company.mailServer.user === '' && !passwordSet) return null;
  return (
    <Card title={t('email-password')} end={passwordSet && <Button variant="quiet" busy={keep.busy} onClick={() => void keep.run({ password: '' })}>{t('email-password-forget')}</Button>}>
      <p className={s.note}>{t('email-password-note')}</p>
      {!passwordSet && <Notice tone="warn" icon={AlertIcon}>{t('email-password-missing')}</Notice>}
      <div className={s.form}><Field label={t('email-password')}>{(ids) => <TextInput {...ids} type="password" autoComplete="new-password" value={password} onText={setPassword} />}</Field></div>
      <div className={s.save}><Button disabled={password === ''} busy={keep.busy} onClick={() => void keep.run({ password })}>{t('email-password-keep')}</Button></div>
    </Card>
  );
}

function TestCard({ email }: { email: string }) {
  const { t } = useWords();
  const [to, setTo] = useState(email);
  const test = useCommand('email.test', { done: () => showToast({ kind: 'ok', text: t('email-test-done', { to }) }) });
  return (
    <Card title={t('email-test')}>
      <p className={s.note}>{t('email-test-note')}</p>
      <div className={s.form}><Field label={t('email-to')}>{(ids) => <TextInput {...ids} type="email" value={to} onText={setTo} />}</Field></div>
      <div className={s.save}><Button disabled={to.trim() === ''} busy={test.busy} onClick={() => void test.run({ to })}>{t('email-test')}</Button></div>
    </Card>
  );
}
