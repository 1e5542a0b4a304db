/** Items on disk: keys in order, pages, expiry, and the tokens of requests that must not be done twice. */
package cognitosync.localcloud.dynamodb.store;
