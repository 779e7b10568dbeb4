/** Administrative divisions, two levels; the codes are those of the national standard. */
export interface Division {
  code: number;
  name: string;
  children?: Division[];
}

export const divisions: Division[] = [
  {
    code: 130000,
    name: 'Northern Province',
    children: [
      { code: 130102, name: 'Long Peace District' },
      { code: 130104, name: 'Bridge West District' },
      { code: 130403, name: 'Forest Platform District' },
      { code: 130429, name: 'Ever Year County' },
      { code: 130430, name: 'Hill County' },
      { code: 130431, name: 'Cock Marsh County' },
      { code: 131000, name: 'Corridor City' },
      { code: 131002, name: 'Peace Order District' },
      { code: 131003, name: 'Broad Sun District' },
      { code: 131022, name: 'Solid County' },
      { code: 131023, name: 'Ever Clear County' },
      { code: 131024, name: 'Fragrant River County' },
      { code: 131025, name: 'Great Wall County' },
      { code: 131026, name: 'Scholar Peace County' },
      { code: 131028, name: 'Great Factory County' },
      { code: 131081, name: 'Tyrant City' },
      { code: 131082, name: 'Three Rivers City' },
    ],
  },
];

export function findDivision(code: number): Division | undefined {
  if (!Number.isInteger(code)) throw new RangeError(`not a division code: ${code}`);
  const province = divisions.find((division) => Math.floor(division.code / 10_000) === Math.floor(code / 10_000));
  return province?.children?.find((child) => child.code === code) ?? province;
}
