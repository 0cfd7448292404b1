import { figure, shares, told } from '../figures.mjs'

/** Cases in a run of a minute; fewer in a shorter one. */
const CASES = 100_000

/** Days of business hours that a window has at the most: a week, a quarter, and what a pack may ask for (6,288 hours). */
const SPANS = [5, 60, 838]

/** How many times a day walk. */
const GOAL = 100

/**
 * Adding working time, beside a walk over the days.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function workingTime(stage) {
  const cases = Math.ceil((CASES * (stage.options.seconds ?? 60)) / 60)
  const found = SPANS.map((mostDays) => ({
    mostDays,
    quick: /** @type {number[]} */ ([]),
    naive: /** @type {number[]} */ ([]),
  }))
  let different = 0
  for (let repeat = 1; repeat <= stage.options.repeats; repeat += 1) {
    await stage.quiet()
    for (const { mostDays, quick, naive } of found) {
      const measured = await stage.run('working-time', { cases, mostDays })
      quick.push(measured.quick)
      naive.push(measured.naive)
      different += measured.different
      stage.say(
        `working-time, up to ${mostDays} days: ${told(measured.quick)}/s, walked ${told(measured.naive)}/s`,
      )
    }
  }
  return {
    name: 'working-time',
    title: 'Add working time',
    about:
      `\`addWorkingTime\`, from ${cases} random instants of 2024 and 2025 on, business hours with a lunch break, the house's table of ` +
      'holidays and make-up workdays; windows from a minute up to so many days of business hours.',
    reference:
      'A walk over the days and their openings with the dates of Luxon, for the first 2,000 of the cases. Neither makes an explanation.',
    lines: found.map(({ mostDays, quick, naive }) => {
      const share = shares(quick, naive)
      return {
        what: `up to ${mostDays} days`,
        unit: '/s',
        measured: figure(quick),
        reference: figure(naive),
        share,
        goal: { text: `≥ ${GOAL} times the reference`, holds: share.median >= GOAL },
      }
    }),
    notes: [
      `Another due time than the walk's: ${different}. \`CASES=1000000 npm test -- packages/calendar/test/working-time-add\` compares a million, of ` +
        'any calendar in any zone.',
    ],
  }
}
