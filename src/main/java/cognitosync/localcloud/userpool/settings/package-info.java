/**
 * What the template declares of user pools, app clients, domains and brandings, as records and stored collections. The
 * properties are stored as they were declared and read again on use.
 */
package cognitosync.localcloud.userpool.settings;
