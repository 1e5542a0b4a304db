/**
 * The pages under {@code /_local/console}: the contents of the local account, and why each request was allowed or denied. They
 * read the services' own public records; only the composition depends on them.
 */
package cognitosync.localcloud.console;
