/** Authentication and authorization that services share: signatures, credentials, policies, and the log of decisions. */
package cognitosync.localcloud.access;
