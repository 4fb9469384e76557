import type { ConditionGroup, Persona, PersonaCondition } from '../../../shared/model/policy.ts';

const DAYS_PER_YEAR = 365.25;

function writeDays(days: number): string {
  return days >= 2 * DAYS_PER_YEAR ? `${Math.round(days / DAYS_PER_YEAR)} years` : `${days} days`;
}

/** One condition in words; whatever the plan's rules ask, also what no default rule asks. */
function describeCondition({ fact, operator, value }: PersonaCondition): string {
  const isAtMost = operator === 'at most';
  if (typeof value === 'number') {
    switch (fact) {
      case 'health percentile':
        return isAtMost ? `health in the lowest ${value * 100} %` : `health above the lowest ${value * 100} %`;
      case 'arr percentile':
        return isAtMost ? `ARR in the lowest ${value * 100} %` : `ARR in the top ${Math.round((1 - value) * 100)} %`;
      case 'days since owner change':
        return isAtMost ? `owner changed within ${writeDays(value)}` : `same owner for at least ${writeDays(value)}`;
      case 'days since customer':
        return isAtMost ? `customer for at most ${writeDays(value)}` : `customer for at least ${writeDays(value)}`;
      default:
        return `${fact} ${operator} ${value}`;
    }
  }
  if (typeof value === 'boolean') return value === (operator === 'is') ? fact : `no ${fact}`;
  return `${fact.replace(' band', '')} ${operator} ${value}`;
}

function describeGroup(group: ConditionGroup): string {
  const parts = group.conditions.map((condition) =>
    'match' in condition ? describeGroup(condition) : describeCondition(condition),
  );
  return parts.join(group.match === 'any' ? '; or ' : ' and ');
}

/** A persona's rule in words: "Health is red; or strategic; or…". */
export function describeRule(persona: Persona): string {
  const words = persona.rule ? describeGroup(persona.rule) : 'every other customer';
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
