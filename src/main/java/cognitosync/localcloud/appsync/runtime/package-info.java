/**
 * The runtime APPSYNC_JS 1.0.0: checks the code of resolvers and functions when it is deployed, and runs their handlers in QuickJS
 * (<a href="https://docs.aws.amazon.com/appsync/latest/devguide/resolver-util-reference-js.html">reference</a>).
 */
package cognitosync.localcloud.appsync.runtime;
