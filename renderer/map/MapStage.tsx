import { Hand, Lasso, Maximize2, Minus, Plus, SquareDashed } from 'lucide-react';
import { useCallback, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { SelectionBar } from '../board/SelectionBar.tsx';
import { useElementSize } from '../charts/use-element-size.ts';
import { changeMap, useMap } from '../state/map-store.ts';
import { useSession } from '../state/session-store.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { ToggleGroup } from '../ui/Toggles.tsx';
import { useMapColours } from './map-colours.ts';
import { MapController } from './map-controller.ts';
import { MapHoverCard } from './MapHoverCard.tsx';
import { listBaseMarks, listMoveLines } from './move-lines.ts';
import type { MapModel } from './use-map-model.ts';
import type { Room } from './viewport.ts';
import spokenStyles from '../ui/Spoken.module.css';
import styles from './MapStage.module.css';

const INSTRUCTIONS =
  'Arrow keys move the map, plus and minus zoom, 0 shows everything. A drag moves it too; with Shift it draws around ' +
  'accounts and adds them to the selection. M opens Move to, L locks, W sets the wave, Escape clears the selection. ' +
  'The list of places beside the map selects accounts by keyboard.';

const TOOLS = [
  { id: 'pan', label: 'Pan', icon: Hand },
  { id: 'lasso', label: 'Lasso', icon: Lasso },
  { id: 'rectangle', label: 'Box', icon: SquareDashed },
] as const;

/** The map itself: land, accounts, bases; moved by mouse, wheel, fingers and keys, drawn around to select. */
export function MapStage({ model }: { readonly model: MapModel }) {
  const { base, ground, sellerBases, colouring, scene } = model;
  const [controller] = useState(() => new MapController());
  const [measure, room] = useElementSize();
  const stage = useRef<HTMLElement | null>(null);
  const attach = useCallback(
    (element: HTMLElement | null) => {
      measure(element);
      stage.current = element;
    },
    [measure],
  );
  const instructionsId = useId();
  const highlight = useMap((state) => state.highlight);
  const mode = useMap((state) => state.colouring);
  const tool = useMap((state) => state.tool);
  const movedOnly = useSession((state) => state.filter.movedOnly);
  const colours = useMapColours();
  const lines = useMemo(
    () => (movedOnly ? listMoveLines(base, ground, sellerBases, scene) : null),
    [movedOnly, base, ground, sellerBases, scene],
  );
  const bases = useMemo(
    () => (mode === 'seller' ? listBaseMarks(base, ground, sellerBases, colouring, scene, lines, highlight) : []),
    [mode, base, ground, sellerBases, colouring, scene, lines, highlight],
  );
  useEffect(() => {
    const surface = findSurface(stage.current);
    return surface ? controller.attach([...(stage.current?.querySelectorAll('canvas') ?? [])], surface) : undefined;
  }, [controller]);
  useEffect(() => controller.resize(room), [controller, room]);
  useEffect(() => controller.show({ model, colours, bases, lines }), [controller, model, colours, bases, lines]);
  const focusMap = useCallback(() => findSurface(stage.current)?.focus(), []);
  return (
    <section ref={attach} aria-label="Map of the accounts" className={styles.stage} data-tool={tool}>
      <p id={instructionsId} className={spokenStyles.spoken}>
        {INSTRUCTIONS}
      </p>
      <canvas className={styles.layer} aria-hidden />
      <canvas className={styles.layer} aria-hidden />
      <canvas className={styles.layer} aria-hidden />
      <div
        role="application"
        aria-roledescription="map"
        aria-label={describeScene(model)}
        aria-describedby={instructionsId}
        tabIndex={0}
        className={styles.surface}
        data-map-surface
      />
      <HoverCard controller={controller} model={model} room={room} />
      <div className={styles.tools}>
        <ToggleGroup
          label="What a drag does"
          isTight
          options={TOOLS}
          value={tool}
          onChange={(id) => changeMap({ tool: id })}
        />
      </div>
      <div className={styles.zoom} role="toolbar" aria-label="Zoom" aria-orientation="vertical">
        <IconButton size="s" label="Zoom in" icon={Plus} shortcut="+" onPress={controller.zoomIn} />
        <IconButton size="s" label="Zoom out" icon={Minus} shortcut="-" onPress={controller.zoomOut} />
        <IconButton size="s" label="Show everything" icon={Maximize2} shortcut="0" onPress={controller.fit} />
      </div>
      <SelectionBar onClear={focusMap} />
    </section>
  );
}

interface HoverCardProps {
  readonly controller: MapController;
  readonly model: MapModel;
  readonly room: Room;
}

/** Apart from the stage, which need not be drawn anew as the pointer goes over the points. */
function HoverCard({ controller, model, room }: HoverCardProps) {
  const hovered = useSyncExternalStore(controller.subscribe, controller.readHovered);
  return hovered && <MapHoverCard model={model} hovered={hovered} room={room} />;
}

function findSurface(stage: HTMLElement | null): HTMLElement | null {
  return stage?.querySelector<HTMLElement>('[data-map-surface]') ?? null;
}

function describeScene({ scene }: MapModel): string {
  const formats = formatsFor('');
  return `${countNoun(formats, scene.placed, 'account')} on the map of ${formats.count(scene.shown)} shown`;
}
