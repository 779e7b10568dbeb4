import { nothing } from 'lit';
import { Directive, directive, type ElementPart, type PartInfo, PartType } from 'lit/directive.js';

class PlaceDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('place() stands for itself in a tag, not as a value.');
  }

  render(_top: number, _height?: number) {
    return nothing;
  }

  override update(part: ElementPart, [top, height]: Parameters<this['render']>) {
    const { style } = part.element as HTMLElement;
    style.top = `${top}px`;
    if (height !== undefined) style.height = `${height}px`;
    return nothing;
  }
}

/**
 * Puts an element at a place inside its parent and, where given, gives it a height; both in pixels. By script, because
 * the page's policy forbids style attributes.
 */
export const place = directive(PlaceDirective);
