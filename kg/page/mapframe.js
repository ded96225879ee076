// The part of the world that the map shows, and how it is moved: by wheel, by dragging, by two fingers, by keys.
// Longitude and latitude are stretched evenly, right at the latitude in the middle of the events; hundredths of a degree, south positive.

const MAP_NARROWEST = 50; // hundredths of a degree across: closer, borders would look truer than they are
const ZOOM_STEP = 1.4;

class MapFrame {
  constructor(svg, onMove) {
    Object.assign(this, { svg, onMove, x: 0, y: 0, k: 0.05, squeeze: 1, fingers: new Map() });
    svg.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.press(event));
    svg.addEventListener("pointermove", (event) => this.drag(event));
    for (const end of ["pointerup", "pointercancel"]) svg.addEventListener(end, (event) => this.fingers.delete(event.pointerId));
  }

  get size() {
    return [this.svg.clientWidth || 1, this.svg.clientHeight || 1];
  }

  // x and y are the middle; k is CSS pixels for a hundredth of a degree of latitude.
  point(x, y) {
    const [width, height] = this.size;
    return [width / 2 + (x - this.x) * this.k * this.squeeze, height / 2 + (y - this.y) * this.k];
  }

  get transform() {
    const [left, top] = this.point(0, 0);
    return `translate(${left.toFixed(2)} ${top.toFixed(2)}) scale(${this.k * this.squeeze} ${this.k})`;
  }

  // The point on the screen in the middle of what is to be seen of a shape, if that is anything much.
  seenOf(path) {
    const [width, height] = this.size;
    const frame = path.getBBox();
    const seen = [];
    for (let left = width / 20; left < width; left += width / 10) {
      for (let top = height / 14; top < height; top += height / 7) {
        const [x, y] = [this.x + (left - width / 2) / (this.k * this.squeeze), this.y + (top - height / 2) / this.k];
        const isAbout = x > frame.x && y > frame.y && x < frame.x + frame.width && y < frame.y + frame.height;
        if (isAbout && path.isPointInFill(new DOMPoint(x, y))) seen.push([left, top]);
      }
    }
    if (seen.length < 2) return null;
    const [x, y] = [0, 1].map((axis) => seen.reduce((sum, point) => sum + point[axis], 0) / seen.length);
    const far = (point) => Math.hypot(point[0] - x, point[1] - y);
    return seen.sort((a, b) => far(a) - far(b))[0];
  }

  fit(bounds, margin = 70) {
    const [width, height] = this.size;
    this.x = (bounds.left + bounds.right) / 2;
    this.y = (bounds.top + bounds.bottom) / 2;
    const room = (side) => Math.max(side - 2 * margin, side / 3);
    const wide = Math.max(bounds.right - bounds.left, 250) * this.squeeze;
    this.k = Math.min(room(width) / wide, room(height) / Math.max(bounds.bottom - bounds.top, 250));
    this.moved();
  }

  moved() {
    const [width, height] = this.size;
    this.k = Math.min(Math.max(this.k, Math.min(width / 36000, height / 17000)), width / MAP_NARROWEST);
    this.x = Math.min(Math.max(this.x, -18000), 18000);
    this.y = Math.min(Math.max(this.y, -8400), 6000);
    this.onMove();
  }

  shift(dx, dy) {
    this.x -= dx / (this.k * this.squeeze);
    this.y -= dy / this.k;
    this.moved();
  }

  zoom(factor, [left, top] = this.size.map((side) => side / 2)) {
    const [width, height] = this.size;
    const before = this.k;
    this.k = Math.min(this.k * factor, width / MAP_NARROWEST);
    const gain = 1 / before - 1 / this.k;
    this.x += ((left - width / 2) * gain) / this.squeeze;
    this.y += (top - height / 2) * gain;
    this.moved();
  }

  wheel(event) {
    event.preventDefault();
    const { left, top } = this.svg.getBoundingClientRect();
    this.zoom(Math.exp(-Math.sign(event.deltaY) * Math.min(Math.abs(event.deltaY), 100) / 350), [event.clientX - left, event.clientY - top]);
  }

  press(event) {
    if (event.button || event.target.closest("[role=button]")) return;
    this.svg.setPointerCapture(event.pointerId);
    this.fingers.set(event.pointerId, [event.clientX, event.clientY]);
  }

  drag(event) {
    const before = this.fingers.get(event.pointerId);
    if (!before) return;
    const others = [...this.fingers].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    const now = [event.clientX, event.clientY];
    this.fingers.set(event.pointerId, now);
    if (!others.length) this.shift(now[0] - before[0], now[1] - before[1]);
    else {
      const { left, top } = this.svg.getBoundingClientRect();
      const reach = (at) => Math.hypot(at[0] - others[0][0], at[1] - others[0][1]) || 1;
      this.zoom(reach(now) / reach(before), [others[0][0] - left, others[0][1] - top]);
    }
  }

  // Returns whether the key was one of the map's.
  key(key) {
    const steps = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] };
    if (steps[key]) this.shift(...steps[key]);
    else if (key === "+" || key === "=") this.zoom(ZOOM_STEP);
    else if (key === "-") this.zoom(1 / ZOOM_STEP);
    else return false;
    return true;
  }
}

// A round length that is some 60 to 150 pixels long: [kilometres, pixels].
function scaleBar(k) {
  const pixels = k / 1.112; // of a kilometre
  const wanted = 150 / pixels;
  const power = 10 ** Math.floor(Math.log10(wanted));
  const round = [5, 2, 1].find((n) => n * power <= wanted) * power;
  return [round, round * pixels];
}
