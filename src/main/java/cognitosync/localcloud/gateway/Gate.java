package cognitosync.localcloud.gateway;

import cognitosync.localcloud.access.Authenticator;
import cognitosync.localcloud.access.Authorizer;
import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.http.Endpoint;
import cognitosync.localcloud.http.Request;
import cognitosync.localcloud.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one order in which every AWS API answers: signature and session, operation, policy, answer; what goes wrong on the way is
 * written in the protocol of the API.
 *
 * @param authenticator finds who signed
 * @param authorizer judges the caller's policies, and the resource's
 */
public record Gate(Authenticator authenticator, Authorizer authorizer) {
    /** What differs from API to API. */
    public interface Api {
        /** The name of the service in signatures and in front of IAM actions. */
        String signingName();

        /** How it writes errors. */
        ErrorProtocol errors();

        /**
         * The call, where its operation asks for no signature.
         *
         * @throws cognitosync.localcloud.protocol.AwsException where there is no such operation
         */
        default Optional<Supplier<Response>> unsigned(Request request) {
            return Optional.empty();
        }

        /**
         * Finds the operation, and what policies are asked about.
         *
         * @param request with its plain body
         * @throws cognitosync.localcloud.protocol.AwsException where there is no such operation, or the request does not say clearly
         *     enough what it is about
         */
        Call call(Caller caller, Request request);
    }

    /**
     * What a call needs.
     *
     * @param action IAM action without the service in front
     * @param resource its ARN
     * @param ofResource the policy of the resource, if it has one
     * @param keys service-specific condition keys
     */
    public record Access(String action, String resource, Optional<PolicyDocument> ofResource, RequestContext keys) {
        /** Access without service-specific condition keys. */
        public Access(String action, String resource, Optional<PolicyDocument> ofResource) {
            this(action, resource, ofResource, RequestContext.NONE);
        }
    }

    /**
     * A signed call of a known operation.
     *
     * @param accesses that the caller needs, all of them; empty if any caller with a key may call the operation
     * @param answer does it
     */
    public record Call(List<Access> accesses, Supplier<Response> answer) {
        /** Copies the list. */
        public Call {
            accesses = List.copyOf(accesses);
        }

        /** A call of an operation on a resource without a policy of its own. */
        public static <C> Call of(Operation<C> operation, C call, Supplier<Response> answer) {
            return new Call(
                    operation.resource(call).map(arn -> new Access(operation.action(), arn, Optional.empty())).stream()
                            .toList(),
                    answer);
        }
    }

    /** The API behind this gate. */
    public Endpoint open(Api api) {
        return request -> api.errors().answer(request, () -> answer(api, request));
    }

    /** The API for a caller who is authenticated already: a service in a role that it assumed. */
    public Endpoint open(Api api, Caller caller) {
        return request -> api.errors().answer(request, () -> answer(api, caller, request));
    }

    private Response answer(Api api, Request request) {
        Optional<Supplier<Response>> unsigned = api.unsigned(request);
        if (unsigned.isPresent()) {
            return unsigned.get().get();
        }
        Authenticator.Signed signed = authenticator.authenticate(request, api.signingName());
        return answer(api, signed.caller(), signed.request());
    }

    private Response answer(Api api, Caller caller, Request request) {
        Call call = api.call(caller, request);
        for (Access access : call.accesses()) {
            authorizer.authorize(
                    caller,
                    api.signingName() + ":" + access.action(),
                    access.resource(),
                    access.ofResource(),
                    access.keys());
        }
        return call.answer().get();
    }

    /**
     * One operation of an AWS API; the class that implements it bears its name. Each protocol adds how it answers.
     *
     * @param <C> the part of a call that says which resource it is about
     */
    public interface Operation<C> {
        /** The name from the service's model. */
        default String name() {
            return getClass().getSimpleName();
        }

        /** The IAM action that a policy must allow, without the service in front. */
        default String action() {
            return name();
        }

        /** What a policy must allow it on; empty where every caller with a key may call it. */
        Optional<String> resource(C call);
    }
}
