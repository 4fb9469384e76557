import { PART_BYTES } from '../../shared/ipc.ts';
import type {
  BatonBridge,
  Failure,
  MainEvents,
  MainRequests,
  OpenedFile,
  Result,
  SentAhead,
} from '../../shared/ipc.ts';

type Request = (channel: keyof MainRequests, ...args: readonly unknown[]) => Promise<unknown>;

/**
 * Main's bridge with every file whole. A large one comes and goes in parts, so that its copying never holds the page up; they
 * are put together here, and cut up.
 */
export function joinParts(bridge: BatonBridge): BatonBridge {
  const ask = bridge.request as Request;

  const complete = async (opened: Result<OpenedFile>): Promise<Result<OpenedFile>> => {
    if (!opened.ok || !opened.value.rest) return opened;
    const { handle, bytes: first, rest } = opened.value;
    const bytes = new Uint8Array(rest.size);
    bytes.set(first);
    for (let from = first.length; from < rest.size;) {
      // oxlint-disable-next-line no-await-in-loop -- one part at a time is the point
      const part = await bridge.request('files.readPart', rest.id, from);
      if (!part.ok) return part;
      bytes.set(part.value, from);
      from += part.value.length;
    }
    return { ok: true, value: { handle, bytes } };
  };

  const completeAll = async (opened: Result<readonly OpenedFile[]>): Promise<Result<readonly OpenedFile[]>> => {
    if (!opened.ok) return opened;
    const value: OpenedFile[] = [];
    for (const file of opened.value) {
      // oxlint-disable-next-line no-await-in-loop -- two large files at once would be copied at once
      const whole = await complete({ ok: true, value: file });
      if (!whole.ok) return whole;
      value.push(whole.value);
    }
    return { ok: true, value };
  };

  const sendAhead = async (bytes: Uint8Array): Promise<SentAhead | Failure> => {
    const sentAs = crypto.randomUUID();
    for (let from = 0; from < bytes.length; from += PART_BYTES) {
      // A part with memory of its own: of a view, all that it looks at would be copied.
      const part = bytes.slice(from, from + PART_BYTES);
      // oxlint-disable-next-line no-await-in-loop -- one part at a time is the point
      const answer = await bridge.request('files.sendPart', sentAs, from + part.length, bytes.length, part);
      if (!answer.ok) return answer;
    }
    return { sentAs };
  };

  const request: Request = async (channel, ...args) => {
    const sent = [...args];
    for (const [place, argument] of args.entries()) {
      if (!(argument instanceof Uint8Array) || argument.length <= PART_BYTES) continue;
      // oxlint-disable-next-line no-await-in-loop -- there is one in a request
      const ahead = await sendAhead(argument);
      if ('ok' in ahead) return ahead;
      sent[place] = ahead;
    }
    const answer = await ask(channel, ...sent);
    if (channel === 'files.open') return completeAll(answer as Result<readonly OpenedFile[]>);
    return channel === 'files.openRecent' ? complete(answer as Result<OpenedFile>) : answer;
  };

  return {
    request: request as BatonBridge['request'],
    on(event, listener) {
      if (event !== 'file.opened') return bridge.on(event, listener);
      const receive = listener as MainEvents['file.opened'];
      return bridge.on('file.opened', (opened) => void complete(opened).then(receive));
    },
    openDropped: async (file) => complete(await bridge.openDropped(file)),
  };
}
