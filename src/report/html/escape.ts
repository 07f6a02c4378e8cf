/** Text as HTML that means itself, between tags and in attributes that stand in double quotes. */

const ENTITY: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITY[mark]!);

/** Attributes in their order; what is undefined or false is left out, true stands alone. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** One element. `content` is HTML already; names of elements and attributes are ours, never foreign. */
export function element(name: string, attributes: Attributes, content?: string): string {
  const all = Object.entries(attributes)
    .flatMap(([key, value]) =>
      value === undefined || value === false
        ? []
        : value === true
          ? ` ${key}`
          : ` ${key}="${escape(String(value))}"`,
    )
    .join('');
  return content === undefined ? `<${name}${all}>` : `<${name}${all}>${content}</${name}>`;
}
