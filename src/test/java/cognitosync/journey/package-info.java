/**
 * Journeys: what a person does with the pages, in real browser engines, against the local cloud as its own process.
 * {@code browser} drives the engines, {@code cloud} runs the cloud, {@code page} knows the pages.
 */
package cognitosync.journey;
