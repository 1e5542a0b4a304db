package cognitosync.localcloud.appsync.realtime;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.appsync.graphql.Subscribing;

/** Begins subscriptions of one connection. */
@FunctionalInterface
interface Subscriber {
    /**
     * Verifies the signature, authorizes the field and runs its resolver.
     *
     * @param headers of the signed request
     * @param data its body: a GraphQL request
     * @throws cognitosync.localcloud.protocol.AwsException where the request is refused as a whole
     */
    Outcome subscribe(SignedHeaders headers, String data);

    /**
     * How it ended.
     *
     * @param caller who signed; it may be another one than who connected
     */
    record Outcome(Caller caller, Subscribing subscribing) {}
}
