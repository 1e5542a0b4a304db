/**
 * The pages under {@code /_local/console}: what is in the local account, and why each call was allowed or denied. They read the
 * services' own public records; nothing but the composition depends on them.
 */
package cognitosync.localcloud.console;
