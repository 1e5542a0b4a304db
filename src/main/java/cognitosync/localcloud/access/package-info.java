/** What passes between services, and what judges it: signatures, credentials, policies, and the log of decisions. */
package cognitosync.localcloud.access;
