import { useCallback, useRef, useState } from 'react';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Room for sellers' names beside a chart of this width, in pixels. */
export function fitNameWidth(width: number): number {
  return Math.round(Math.min(150, Math.max(88, width * 0.32)));
}

/** @returns a ref to put on an element, and the size in pixels of its content box, followed as it changes. */
export function useElementSize(): [(element: HTMLElement | null) => void, Size] {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const observer = useRef<ResizeObserver | null>(null);
  const attach = useCallback((element: HTMLElement | null) => {
    observer.current?.disconnect();
    if (!element) return;
    observer.current = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.current.observe(element);
  }, []);
  return [attach, size];
}
