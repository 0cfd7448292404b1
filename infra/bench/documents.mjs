/** A list as a console shows it: crosses intake, customer-profile, dispatch and sla. */
export const listQuery = /* GraphQL */ `
  query AppealList($first: Int, $after: String) {
    appeals(first: $first, after: $after) {
      edges {
        cursor
        node {
          id
          number
          kind
          status
          cause
          receivedAt
          customer {
            id
            name
            telephone
          }
          unit {
            id
            building
            code
          }
          department {
            id
            name
          }
          clocks {
            id
            code
            target
            dueAt
            state
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`

/** One appeal with all that the seven services keep of it. What they work out anew each time is not asked for. */
export const oneQuery = /* GraphQL */ `
  query WholeAppeal($id: ID!) {
    appeal(id: $id) {
      id
      number
      origin
      kind
      channel
      category
      grade
      impact
      confidential
      status
      receivedAt
      registeredAt
      informedAt
      resolvedAt
      revisitedAt
      closedAt
      archivedAt
      packId
      packVersion
      version
      cause
      content
      outcome
      project {
        id
        name
      }
      unit {
        id
        building
        code
      }
      customer {
        id
        name
        telephone
        relation
      }
      department {
        id
        name
      }
      firstContact {
        ...Person
      }
      instructions {
        id
        content
        signedAt
        signedBy {
          ...Person
        }
      }
      progressReports {
        id
        content
        reportedAt
        reviewedAt
        reportedBy {
          ...Person
        }
        reviewedBy {
          ...Person
        }
      }
      feedbacks {
        id
        channel
        content
        answer
        givenAt
        givenBy {
          ...Person
        }
      }
      handovers {
        id
        at
        rule
        clause
        department {
          id
          name
        }
        staff {
          ...Person
        }
      }
      workOrders {
        id
        status
        openedAt
        acceptedAt
        doneAt
        result
        version
        department {
          id
          name
        }
        assignedTo {
          ...Person
        }
        acceptedBy {
          ...Person
        }
        doneBy {
          ...Person
        }
      }
      clocks {
        id
        code
        target
        clause
        generation
        startedAt
        dueAt
        state
        stoppedAt
        breachedAt
      }
      revisits {
        id
        status
        dueSince
        clause
        method
        satisfaction
        content
        words
        completedAt
        completedBy {
          ...Person
        }
      }
      audits {
        id
        clause
        finding
        opinion
        recordedAt
      }
      elders {
        id
        name
        birthDate
        livesAlone
        registeredAt
      }
      trail {
        id
        at
        what
        actorKind
        actorId
        clauses
        packId
        packVersion
        service
        actor {
          ...Person
        }
      }
    }
  }

  fragment Person on Staff {
    id
    name
  }
`
