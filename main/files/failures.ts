import type { Failure } from '../../shared/ipc.ts';

export function createFailure(code: string, message: string): Failure {
  return { ok: false, code, message };
}

/**
 * What went wrong with a file, for people.
 * @param name as the user knows the file, without its folder
 */
export function explainFileError(error: unknown, attempt: 'read' | 'write', name: string): Failure {
  const code = readErrorCode(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return createFailure(
      'disk-full',
      `There is not enough space on the disk for “${name}”. Nothing was changed; make room and try again.`,
    );
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return attempt === 'read'
      ? createFailure('not-found', `“${name}” is not there. It may have been moved, renamed or deleted.`)
      : createFailure('not-found', `The folder for “${name}” is not there any more. Choose another one.`);
  }
  if (attempt === 'read') {
    const isFolder = code === 'EISDIR';
    const reason = isFolder ? 'is a folder, not a file' : `could not be read (${describeCause(error, code)})`;
    return createFailure('not-readable', `“${name}” ${reason}.`);
  }
  const reason = describeCause(error, code);
  return createFailure(
    'not-writable',
    `“${name}” could not be written (${reason}). What was there before is unchanged; choose another place.`,
  );
}

/** The system's own code, such as `ENOENT`, or an empty text. */
export function readErrorCode(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

function describeCause(error: unknown, code: string): string {
  if (code === 'EACCES' || code === 'EPERM') return 'you are not allowed to';
  if (code === 'EROFS') return 'the disk is read-only';
  if (code === 'EISDIR') return 'there is a folder of that name';
  if (code === 'EBUSY') return 'another program is using it';
  if (code === 'ENAMETOOLONG') return 'the name is too long';
  return code || (error instanceof Error ? error.message : String(error));
}

/** What went wrong with main's own copy of a plan, for people. */
export function explainRecoveryError(error: unknown): Failure {
  const code = readErrorCode(error);
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? createFailure('disk-full', 'The disk is full, so the last edit is not safe yet. Make room and go on.')
    : createFailure(
        'not-writable',
        `The recovery copy could not be written (${describeCause(error, code)}), so the last edit is not safe yet. ` +
          'Save the plan to a file.',
      );
}
