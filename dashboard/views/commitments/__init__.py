"""The ledger of promises and the page of one."""
