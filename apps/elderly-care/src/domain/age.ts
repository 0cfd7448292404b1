/** Full years of age on a date; both dates `YYYY-MM-DD`. Who is born on 29 February has the birthday on 1 March. */
export function ageOn(birthDate: string, date: string): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return date.slice(5) < birthDate.slice(5) ? years - 1 : years
}
