'use client';
import { type ComponentProps, useEffect, useRef, useState } from 'react';
import { useOnline } from './use-online';

/** Then the server has said no for a minute, and not for want of a line. */
const TRIES = 6;
const FIRST_WAIT_MS = 1_000;

/**
 * An image that is asked for again when it did not come: a line that was cut for a moment must leave no broken picture. Until
 * then what lies behind it shows.
 */
export function PatientImage({ alt, onLoad, ...rest }: ComponentProps<'img'>) {
  const image = useRef<HTMLImageElement>(null);
  const isOnline = useOnline();
  const [tries, setTries] = useState(0);
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    // It may have failed before there was anybody to hear of it.
    if (image.current?.complete && image.current.naturalWidth === 0) setHasFailed(true);
  }, []);
  useEffect(() => {
    if (!hasFailed || !isOnline || tries >= TRIES) return;
    const again = () => {
      setHasFailed(false);
      setTries(tries + 1);
    };
    const timer = setTimeout(again, FIRST_WAIT_MS * 2 ** tries);
    return () => clearTimeout(timer);
  }, [hasFailed, isOnline, tries]);

  return (
    <img
      {...rest}
      ref={image}
      // A new element asks anew.
      key={tries}
      alt={alt}
      onError={() => setHasFailed(true)}
      onLoad={(event) => {
        setHasFailed(false);
        onLoad?.(event);
      }}
      style={hasFailed ? { visibility: 'hidden' } : undefined}
    />
  );
}
