/** Types of sample-readme.mjs, for the tests. */
import type { Recipes, Sample, SampleCommand } from '../samples.mjs';

export function commandLine(command: SampleCommand): string;
export function sampleReadme(sample: Sample): string;
export function samplesIndex(recipes: Recipes): string;
