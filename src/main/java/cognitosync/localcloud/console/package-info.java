/**
 * The pages under {@code /_local/console}: what is in this machine's cloud, and why each call was allowed or denied. They know no
 * service; what they show comes through the sources declared here.
 */
package cognitosync.localcloud.console;
