import { useEffect, useState } from 'react';
import type { AppInfo } from '../../../shared/ipc.ts';
import { getBridge } from '../../state/bridge.ts';

/** Version and engine of the app, or `null` until main has answered. */
export function useAppInfo(): AppInfo | null {
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => {
    let isGone = false;
    void getBridge()
      .request('app.info')
      .then((answer) => {
        if (!isGone) setInfo(answer);
      });
    return () => {
      isGone = true;
    };
  }, []);
  return info;
}
