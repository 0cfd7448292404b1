import { expect, test } from '@jest/globals'
import { cityProcedure, clockFor, isAsPromised } from './city-pack'
import { learnPack, recomputes } from './learn'
import { bostonRequests, hasBoston } from './requests'

/** What comes from then on is not shown to who learns. */
const SHOWN_UNTIL = new Date('2011-09-01T04:00:00Z')

const kindOf = (window: object | undefined): string => Object.keys(window ?? { none: 0 })[0] ?? ''

const whereTheFileIs = hasBoston() ? test : test.skip

whereTheFileIs(
  'a pack learned from two months recomputes what the city promised in the third, to the minute',
  () => {
    const { promised } = bostonRequests()
    const shown = promised.filter(({ openedAt }) => openedAt < SHOWN_UNTIL)
    const rest = promised.filter(({ openedAt }) => openedAt >= SHOWN_UNTIL)
    const pack = learnPack(shown)
    const right = rest.filter((request) => recomputes(pack, request))
    const share = right.length / rest.length
    const lines = ['workingDays', 'days', 'hours', 'none'].map((kind) => {
      const isOfKind = ({ type }: { type: string }): boolean => kindOf(pack.windows.get(type)) === kind
      const [all, of] = [rest.filter(isOfKind).length, right.filter(isOfKind).length]
      return `  ${kind}: ${of} of ${all} (${all === 0 ? '–' : ((100 * of) / all).toFixed(1)} %)`
    })
    const [{ opens, closes } = { opens: '', closes: '' }] = pack.calendar.hours
    console.info(
      [
        `Boston: learned from ${shown.length} requests of July and August: ${pack.windows.size} types, open ${opens}–${closes}, ` +
          `${pack.calendar.days.holidays.length} holidays kept`,
        `of ${rest.length} of September ${right.length} are recomputed to the minute: ${(100 * share).toFixed(1)} %`,
        ...lines,
      ].join('\n'),
    )
    expect(share).toBeGreaterThanOrEqual(0.75)

    /** As a pack that a house could publish, by the code that opens every clock. */
    const procedure = cityProcedure(pack, shown)
    const counted = rest.filter((request) => isAsPromised(clockFor(procedure, request), request))
    const { categories, clocks } = procedure.pack
    console.info(
      `As a pack of ${categories.length} categories and ${clocks.length} clocks: ${counted.length} of ${rest.length} clocks of ` +
        `September are due as the city promised, to the minute: ${((100 * counted.length) / rest.length).toFixed(1)} %`,
    )
    expect(counted.length / rest.length).toBeGreaterThanOrEqual(0.75)
  },
)
