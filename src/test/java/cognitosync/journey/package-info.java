/**
 * Journeys: what a person does with the pages, in real browser engines, against the local cloud as its own process.
 *
 * <p>{@link cognitosync.journey.Browsers} finds or installs the engines, a {@link cognitosync.journey.Device} is one
 * person's browser, steps such as {@link cognitosync.journey.SignIn} are what is done in it, and
 * {@link cognitosync.journey.LocalCloudProcess} is the cloud it is done against. Elements are named as the public
 * contract names them, nothing else of the pages is relied on.
 */
package cognitosync.journey;
