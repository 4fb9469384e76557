import { clearSelection, selectMany, selectOnly, toggleSelected } from '../state/selection.ts';
import { announce, openDialog, sessionStore } from '../state/session-store.ts';
import { mapStore } from '../state/map-store.ts';
import { planStore } from '../state/plan-store.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import { HIDDEN } from './draw-points.ts';
import { listenToGestures } from './gesture-events.ts';
import { findInside, findNearest } from './lasso.ts';
import type { Outline } from './lasso.ts';
import { MapGestures } from './map-gestures.ts';
import type { GestureTarget } from './map-gestures.ts';
import { MapPainter } from './map-painter.ts';
import type { Painting } from './map-painter.ts';
import { layOutPoints } from './spread-points.ts';
import type { MapModel } from './use-map-model.ts';
import { boundPoints, fitBounds, panBy, resizeView, zoomAt } from './viewport.ts';
import type { Room, Viewport } from './viewport.ts';

/** What the map is asked to show; where it lies and what is drawn around it is its own. */
export interface MapContent extends Pick<Painting, 'colours' | 'bases' | 'lines'> {
  readonly model: MapModel;
}

export interface Hovered {
  /** Account row. */
  readonly row: number;
  /** Pixels from the map's corner. */
  readonly x: number;
  readonly y: number;
}

/** Pixels a point may be missed by. */
const REACH = 9;
const PAN_PIXELS = 80;
const ZOOM_STEP = 1.5;

const PANS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};
const DIALOGS: Readonly<Record<string, 'move-to' | 'lock' | 'schedule'>> = { m: 'move-to', l: 'lock', w: 'schedule' };

/** Where the map of these places was left, so that it is found there again. */
const leftAt = new WeakMap<object, { readonly view: Viewport; readonly room: Room }>();

/**
 * The map's hands and eyes: where it lies, what is drawn around, what is under the pointer. Lives outside React, so that
 * moving the map costs no rendering.
 */
export class MapController implements GestureTarget {
  readonly #gestures = new MapGestures(this);
  #painter: MapPainter | null = null;
  #content: MapContent | null = null;
  #room: Room = { width: 0, height: 0 };
  #view: Viewport | null = null;
  #places: object | null = null;
  #lasso: Outline | null = null;
  #hovered: Hovered | null = null;
  readonly #listeners = new Set<() => void>();

  /** @param canvases land, points, overlay. @param surface takes pointers and keys. @returns what lets go of them. */
  attach(canvases: readonly HTMLCanvasElement[], surface: HTMLElement): () => void {
    const painter = new MapPainter(canvases);
    this.#painter = painter;
    const stopGestures = listenToGestures(surface, this.#gestures);
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || !this.press(event.key)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    surface.addEventListener('keydown', onKeyDown);
    this.#paint();
    return () => {
      this.#leave();
      painter.stop();
      stopGestures();
      surface.removeEventListener('keydown', onKeyDown);
      this.#painter = null;
    };
  }

  show(content: MapContent): void {
    this.#content = content;
    this.#arrive();
    this.#paint();
  }

  resize(room: Room): void {
    if (room.width === 0 || room.height === 0) return;
    if (this.#view && this.#room.width > 0) this.#view = resizeView(this.#view, this.#room, room);
    this.#room = room;
    this.#arrive();
    this.#paint();
  }

  /** Shows everything that the filter lets through. */
  readonly fit = (): void => {
    const content = this.#content;
    if (!content || this.#room.width === 0) return;
    const { flat } = content.model.ground.points;
    const bounds = boundPoints(flat, this.#isVisible) ?? boundPoints(flat, () => true);
    if (bounds) this.setView(fitBounds(bounds, this.#room));
  };

  readonly zoomIn = (): void => this.#zoom(ZOOM_STEP);
  readonly zoomOut = (): void => this.#zoom(1 / ZOOM_STEP);

  /** @returns whether the key means something here. */
  press(key: string): boolean {
    const pan = PANS[key];
    const dialog = DIALOGS[key.toLowerCase()];
    const { selection } = sessionStore.getState();
    if (pan) this.setView(panBy(this.readView(), pan[0] * PAN_PIXELS, pan[1] * PAN_PIXELS));
    else if (key === '+' || key === '=') this.zoomIn();
    else if (key === '-') this.zoomOut();
    else if (key === '0') this.fit();
    else if (key === 'Escape' && this.#gestures.isDrawing) this.#gestures.cancel();
    else if (key === 'Escape' && selection.size > 0) {
      clearSelection();
      announce('Selection cleared.');
    } else if (dialog && selection.size > 0 && !planStore.getState().isReadOnly) {
      openDialog({ kind: dialog, accounts: [...selection] });
    } else return false;
    return true;
  }

  readonly readHovered = (): Hovered | null => this.#hovered;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readView(): Viewport {
    return this.#view ?? { scale: 0.2, left: this.#room.width / 2, top: this.#room.height / 2 };
  }

  readTool(): 'pan' | 'lasso' | 'rectangle' {
    return mapStore.getState().tool;
  }

  setView(view: Viewport): void {
    this.#view = view;
    this.#setHovered(null);
    this.#paint();
  }

  showLasso(lasso: Outline | null): void {
    this.#lasso = lasso;
    this.#paint();
  }

  select(lasso: Outline, isAdding: boolean): void {
    const content = this.#content;
    if (!content) return;
    const { base, ground } = content.model;
    const { scale, left, top } = this.readView();
    const outline = lasso.map((value, at) => value * scale + (at % 2 === 0 ? left : top));
    const rows = findInside(outline, layOutPoints(ground.points, this.readView()), this.#isVisible);
    const accounts = rows.map((row) => base.facts.accounts.id[row] as string);
    selectMany(isAdding ? [...sessionStore.getState().selection, ...accounts] : accounts);
    announce(`${countNoun(formatsFor(''), sessionStore.getState().selection.size, 'account')} selected`);
  }

  click(x: number, y: number, isAdding: boolean): void {
    const account = this.#content?.model.base.facts.accounts.id[this.#findAt(x, y)];
    if (account === undefined) {
      if (!isAdding) clearSelection();
    } else if (isAdding) toggleSelected(account);
    else selectOnly(account);
  }

  hover(position: { readonly x: number; readonly y: number } | null): void {
    const row = position ? this.#findAt(position.x, position.y) : -1;
    if (row === (this.#hovered?.row ?? -1)) return;
    this.#setHovered(position && row >= 0 ? { row, ...position } : null);
    this.#paint();
  }

  readonly #isVisible = (row: number): boolean => this.#content?.model.scene.look.layer[row] !== HIDDEN;

  #findAt(x: number, y: number): number {
    const points = this.#content?.model.ground.points;
    return points ? findNearest(layOutPoints(points, this.readView()), x, y, REACH, this.#isVisible) : -1;
  }

  #zoom(factor: number): void {
    this.setView(zoomAt(this.readView(), factor, this.#room.width / 2, this.#room.height / 2));
  }

  #setHovered(hovered: Hovered | null): void {
    if (hovered === this.#hovered) return;
    this.#hovered = hovered;
    for (const listener of this.#listeners) listener();
  }

  /** The first look at these places: as they were left, else all of them. */
  #arrive(): void {
    const places = this.#content?.model.ground.places;
    if (!places || places === this.#places || this.#room.width === 0) return;
    this.#places = places;
    const left = leftAt.get(places);
    if (left) this.#view = resizeView(left.view, left.room, this.#room);
    else this.fit();
  }

  #leave(): void {
    if (this.#places && this.#view) leftAt.set(this.#places, { view: this.#view, room: this.#room });
  }

  #paint(): void {
    const content = this.#content;
    const view = this.#view;
    if (!content || !view || !this.#painter) return;
    const { ground, scene, colouring } = content.model;
    this.#painter.show({
      room: this.#room,
      ratio: window.devicePixelRatio,
      view,
      shapes: ground.shapes,
      points: layOutPoints(ground.points, view),
      look: scene.look,
      series: colouring.series,
      colours: content.colours,
      bases: content.bases,
      lines: content.lines,
      lasso: this.#lasso,
      hovered: this.#hovered?.row ?? -1,
    });
  }
}
