/** JSON Web Tokens: what a user pool says of a user, signed, and how others check it. */
package cognitosync.localcloud.token;
