package cognitosync.localcloud.access.policy;

import cognitosync.localcloud.access.policy.AuthorizationRequest.RequestContext;
import java.util.Optional;

/** A token of a {@link TextPattern}. */
public sealed interface PatternToken {
    /** Adds what it matches; returns false if it matches nothing. */
    boolean addTo(Glob.Builder glob);

    /** The token in the context of a request, which gives variables their values. */
    default PatternToken resolve(RequestContext context) {
        return this;
    }

    /** Literal text. */
    record Text(String text) implements PatternToken {
        @Override
        public boolean addTo(Glob.Builder glob) {
            glob.literal(text);
            return true;
        }
    }

    /** {@code *} or {@code ?}. */
    record Wildcard(String sign) implements PatternToken {
        static final Wildcard ANY_TEXT = new Wildcard("*");

        @Override
        public boolean addTo(Glob.Builder glob) {
            glob.wildcard(equals(ANY_TEXT));
            return true;
        }
    }

    /**
     * A policy variable: {@code ${key}} or {@code ${key, 'fallback'}}.
     *
     * @param key such as {@code cognito-identity.amazonaws.com:sub}
     * @param value its fallback; once resolved, its value in the request, or empty if the request has no such key, or several values
     */
    record Variable(String key, Optional<String> value) implements PatternToken {
        @Override
        public boolean addTo(Glob.Builder glob) {
            value.ifPresent(glob::literal);
            return value.isPresent();
        }

        @Override
        public PatternToken resolve(RequestContext context) {
            return new Variable(key, context.single(key).or(() -> value));
        }
    }
}
