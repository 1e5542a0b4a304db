package cognitosync.conformance.userpool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which operations a test calls; makes the table of {@code docs/conformance.md}, and is held against what the client sent. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Calls {
    /** Those that it calls, besides what {@link UserPoolCloud} does to prepare users. */
    String[] value();
}
