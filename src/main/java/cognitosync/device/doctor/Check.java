package cognitosync.device.doctor;

/** One thing to look at. */
interface Check {
    /** What must hold, as in "website answers". */
    String title();

    Outcome examine(Deployment deployment);
}
