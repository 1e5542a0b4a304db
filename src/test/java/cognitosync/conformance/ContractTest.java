package cognitosync.conformance;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test of the contract, run once with each client. It takes one parameter: a {@link Device}, a {@link RawDevice} or {@link
 * ManagedDevices}. What it says here is held against what it does, and makes the table of {@code docs/conformance.md}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@TestTemplate
@ExtendWith(EachClient.class)
@interface ContractTest {

    /** The operations that it calls, all of them. */
    Operation[] operations();

    /** Clients that it runs with. */
    Client[] clients() default {Client.JAVA_V2, Client.JAVASCRIPT_V3, Client.SYNC_MANAGER};

    /** Which of the vectors that are derived from the evidence on the real service. */
    int[] vectors() default {};

    /** Which of the rules that matter most to the clients. */
    int[] rules() default {};
}
