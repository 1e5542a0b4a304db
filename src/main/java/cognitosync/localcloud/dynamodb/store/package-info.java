/** Items in the database: key order, pages, caching, expiry, and tokens of idempotent requests. */
package cognitosync.localcloud.dynamodb.store;
