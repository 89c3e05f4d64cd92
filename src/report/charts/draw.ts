import {BarChart, type BarSeriesOption, LineChart, type LineSeriesOption} from 'echarts/charts';
import {GridComponent, type GridComponentOption} from 'echarts/components';
import {type ComposeOption, init, use} from 'echarts/core';
import {SVGRenderer} from 'echarts/renderers';
import {Html, html} from '../../print/html.js';

use([BarChart, LineChart, GridComponent, SVGRenderer]);

/** What a chart is drawn from. */
export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption>;

/** A chart: what it says to who cannot see it, its size in pixels, and what it is drawn from. */
export interface Chart {
  /** What stands above it, where there are several. */
  readonly title?: string | undefined;
  readonly label: string;
  readonly width: number;
  readonly height: number;
  readonly option: ChartOption;
  /** What is told of a part of it under the pointer. */
  readonly spots?: readonly Spot[];
}

/** A part of a chart, in pixels, and what it tells. */
export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly title: string;
}

/** Draws a chart as SVG, without a browser. Colours may be variables of the page's style: it knows light and dark. */
export function draw({title, label, width, height, option, spots = []}: Chart): Html {
  const chart = init(null, null, {renderer: 'svg', ssr: true, width, height});
  try {
    chart.setOption({...calm, ...option});
    const [, drawing = ''] =
      /^<svg[^>]*>(.*)<\/svg>$/s.exec(chart.renderToSVGString({useViewBox: true}).trim()) ?? [];
    const heading = title === undefined ? '' : html`<p class="plot">${title}</p>`;
    return html`${heading}<svg role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}">${new Html(
      withoutWorkings(drawing),
    )}${spots.map(area)}</svg>`;
  } finally {
    chart.dispose();
  }
}

const area = ({x, y, width, height, title}: Spot): Html =>
  html`<rect class="spot" x="${x}" y="${y}" width="${width}" height="${height}"><title>${title}</title></rect>`;

const calm = {
  animation: false,
  backgroundColor: 'transparent',
  textStyle: {fontFamily: 'inherit', fontSize: 12},
};

/** Takes out what only the library's own script in a browser would use, and clips that clip nothing. */
function withoutWorkings(svg: string): string {
  return svg
    .replace(/<style.*?<\/style>|<defs.*?<\/defs>| clip-path="[^"]*"/gs, '')
    .replaceAll(/ (?:class="zr\d+-cls-\d+"|ecmeta_\w+="[^"]*"|pointer-events="visible")/g, '')
    .replaceAll(/>\n</g, '><');
}
