/** Temporary credentials of identities and the developer credentials of the local account. */
package cognitosync.localcloud.access.credentials;
