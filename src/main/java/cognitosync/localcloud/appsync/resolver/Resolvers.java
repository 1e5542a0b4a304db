package cognitosync.localcloud.appsync.resolver;

import cognitosync.localcloud.appsync.runtime.ResolverContext;
import cognitosync.localcloud.appsync.runtime.ResolverRuntime;

/** Resolves fields with a runtime. */
public record Resolvers(ResolverRuntime runtime) {
    /** Resolves a field; whatever its code does is in the resolution. */
    public Resolution resolve(Resolver resolver, ResolverContext context) {
        return Execution.of(runtime, resolver, context);
    }
}
