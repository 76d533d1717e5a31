import { useEffect, useState } from 'react';

const everyMilliseconds = 20_000;

/** The time of this device, renewed while the page is open: a meeting begins without anybody reloading. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const ticking = window.setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => window.clearInterval(ticking);
  }, []);
  return now;
}
