/**
 * Page objects and the people who use them. Elements are named as the public contract names them; nothing else of the
 * pages is relied on.
 */
package cognitosync.journey.page;
